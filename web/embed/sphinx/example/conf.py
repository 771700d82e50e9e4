# The settings of the example: Sphinx's own theme with a dark look beside its light one, and Ravel's snippets.
project = 'A kettle'
html_title = 'A kettle'
extensions = ['sphinx_ravel']
exclude_patterns = ['_build']
html_theme = 'alabaster'
html_theme_options = {'font_family': 'sans-serif', 'page_width': '1080px', 'body_min_width': 'auto'}
html_static_path = ['_static']
html_css_files = ['look.css']
html_js_files = ['look.js']
templates_path = ['_templates']
html_sidebars = {'**': ['about.html', 'navigation.html', 'look.html']}
html_copy_source = False
html_show_sphinx = False
