# The settings of the example: a theme with a light and a dark look, and Ravel's snippets.
project = 'A kettle'
html_title = 'A kettle'
extensions = ['sphinx_ravel']
exclude_patterns = ['_build']
html_theme = 'furo'
html_copy_source = False
html_show_sphinx = False
