"""The info string of a fence: ``ravel editable timeline=compact``, ``js ravel seed=7``, ``{ .ravel #id editable }``."""

import re

JAVASCRIPT = {'js', 'javascript', 'mjs', 'jsx'}
WORD = re.compile(r"""(?:\{[^}]*\}|"[^"]*"|'[^']*'|[^\s"'{]|["'{])+""")


def read_info(info):
    """('snippet', its attributes), ('output', {}), or None for another fence."""
    braces = re.fullmatch(r'\{(.*)\}', info.strip())
    words = WORD.findall(braces[1] if braces else info)
    if braces:
        classes = [word[1:] for word in words if word.startswith('.')]
        words = [re.sub('^#', 'id=', word) for word in words if not word.startswith('.')]
        language = classes[0] if classes else ''
        is_snippet = 'ravel' in classes
    else:
        language = words.pop(0) if words else ''
        is_snippet = language == 'ravel' or (language in JAVASCRIPT and 'ravel' in words)
        if is_snippet and language != 'ravel':
            words.remove('ravel')
    if language == 'ravel-output':
        return 'output', {}
    return ('snippet', dict(attribute(word) for word in words if not word.startswith('{'))) if is_snippet else None


def attribute(word):
    name, _, value = word.partition('=')
    quoted = re.fullmatch(r"""(["'])([\s\S]*)\1""", value)
    return name, quoted[2] if quoted else value
