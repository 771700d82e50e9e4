"""Pages of HTML: the element with code and output in it, and on pages that have one the script, with the style that keeps its room."""

from pathlib import Path

from docutils import nodes
from ravel_embed import END_TAG, code_pre, copy_to, output_pre, script_in_site, start_tag, style_beside

from .nodes import code_in, output_in, ravel_snippet, runs_here

FOLDER = 'ravel'


def visit_snippet(self, node):
    attributes = {**node['given'], **({'class': ' '.join(node['classes'])} if node['classes'] else {})}
    others = [name for name in node['ids'] if name != attributes.get('id')]
    self.body += [f'<span id="{name}"></span>' for name in others]
    self.body.append(start_tag(attributes))
    code, output = code_in(node), output_in(node)
    if code is not None:
        self.body.append(code_pre(highlighted(self, code)))
    if output is not None:
        self.body.append(output_pre(output.astext()))
    if code is not None:
        self.body.append(f'{END_TAG}\n')
        raise nodes.SkipNode
    if output is not None:
        node.remove(output)


def leave_snippet(self, node):
    self.body.append(f'{END_TAG}\n')


def highlighted(self, code):
    html = self.highlighter.highlight_block(code.astext(), 'js', force=True, location=code, nowrap=True)
    return html.replace('<span></span>', '', 1).rstrip('\n')


def add_files(app, pagename, templatename, context, doctree):
    if doctree is None or doctree.next_node(ravel_snippet) is None:
        return
    address = app.config.ravel_script or script_in_site(FOLDER)
    integrity = {'integrity': app.config.ravel_integrity, 'crossorigin': 'anonymous'} if app.config.ravel_integrity else {}
    app.add_js_file(address, type='module', **integrity)
    style = style_beside(address)
    if style:
        app.add_css_file(style)


def copy_files(app, exception):
    """Once some page has a snippet."""
    if exception or app.config.ravel_script or not runs_here(app.builder):
        return
    if any(data.get('ravel') for data in app.env.metadata.values()):
        copy_to(Path(app.outdir) / '_static' / FOLDER)
