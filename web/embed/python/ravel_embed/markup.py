"""The markup of a snippet, as embed.js takes it and as it stands where no script runs."""

import re
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


def style_beside(script):
    """The address of embed.css, which keeps room for snippets until embed.js is there. None: it is not known where that is."""
    found = re.fullmatch(r'((?:[^?#]*/)?)embed\.js([?#].*)?', script)
    return f'{found[1]}embed.css{found[2] or ""}' if found else None


def style_tag(script):
    """For embed.css beside this embed.js."""
    address = style_beside(script)
    return start_tag({'rel': 'stylesheet', 'href': address}, 'link') if address else ''


def script_tag(address, integrity=''):
    attributes = {'type': 'module', 'src': address}
    if integrity:
        attributes |= {'integrity': integrity, 'crossorigin': 'anonymous'}
    return start_tag(attributes, 'script') + '</script>'
