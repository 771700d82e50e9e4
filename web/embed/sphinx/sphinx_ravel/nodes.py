"""A snippet in a document: a node around its code and its recorded output, which are literal blocks."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class ravel_snippet(nodes.General, nodes.Element):
    """Its ``attributes`` are the element's (node['given']); what is in it is shown as it is where no script runs."""


def code_in(snippet):
    return next((child for child in snippet if child.get('ravel') == 'code'), None)


def output_in(snippet):
    return next((child for child in snippet if child.get('ravel') == 'output'), None)


def runs_here(builder):
    """Pages of HTML in a browser; not those in an archive, such as an EPUB."""
    return builder.format == 'html' and not getattr(builder, 'embedded', False)


class LiteralBlocks(SphinxPostTransform):
    """Wherever nothing runs, what is in the snippet takes its place: so each builder can write it, known or not."""

    default_priority = 100

    def run(self, **kwargs):
        if runs_here(self.app.builder):
            return
        for snippet in list(self.document.findall(ravel_snippet)):
            output = output_in(snippet)
            if output is not None:
                snippet.insert(snippet.index(output), nodes.paragraph('', self.config.ravel_output_label))
            snippet[0]['ids'] += snippet['ids']
            snippet.replace_self(snippet.children)
