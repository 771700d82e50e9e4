"""The markup of a snippet, as embed.js takes it and as it stands where no script runs."""

from html import escape

END_TAG = '</ravel-playground>'


def start_tag(attributes, element='ravel-playground'):
    """Attributes with '' have no value."""
    words = [element, *(name if value == '' else f'{name}="{escape(value)}"' for name, value in attributes.items())]
    return f'<{" ".join(words)}>'


def code_pre(html):
    """Of code that is HTML already: escaped, or with the spans of a highlighter."""
    return f'<pre class="highlight"><code class="language-js">{html}</code></pre>'


def output_pre(text):
    # A line break right behind the tag would be no part of the text.
    first = '\n' if text.startswith('\n') else ''
    return f'<pre slot="output">{first}{escape(text, quote=False)}</pre>'


def script_tag(address, integrity=''):
    attributes = {'type': 'module', 'src': address}
    if integrity:
        attributes |= {'integrity': integrity, 'crossorigin': 'anonymous'}
    return start_tag(attributes, 'script') + '</script>'
