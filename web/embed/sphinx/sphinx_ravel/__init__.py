"""Ravel's live snippets in Sphinx: the directives ``ravel`` and ``ravel-output``."""

from ravel_embed import VERSION

from .directives import Ravel, RavelOutput
from .html import add_files, copy_files, leave_snippet, visit_snippet
from .nodes import LiteralBlocks, ravel_snippet


def setup(app):
    # The address of embed.js. '': the one in this package, which goes into _static where a page has snippets.
    app.add_config_value('ravel_script', '', 'html', [str])
    # What the browser holds embed.js against, such as 'sha384-…'.
    app.add_config_value('ravel_integrity', '', 'html', [str])
    # Options of all snippets that do not have their own, such as {'timeline': 'compact'}.
    app.add_config_value('ravel_options', {}, 'env', [dict])
    # Stands before recorded output where no frame is around it: on paper, in man pages, in plain text.
    app.add_config_value('ravel_output_label', 'Output:', 'env', [str])

    app.add_directive('ravel', Ravel)
    app.add_directive('ravel-output', RavelOutput)
    app.add_node(ravel_snippet, html=(visit_snippet, leave_snippet))
    app.add_post_transform(LiteralBlocks)
    app.connect('html-page-context', add_files)
    app.connect('build-finished', copy_files)
    return {'version': VERSION, 'parallel_read_safe': True, 'parallel_write_safe': True}
