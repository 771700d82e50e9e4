"""The plugin: brings the fences, puts the script into pages that have a snippet, and Ravel's files into such a site."""

import logging
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_relative_url
from ravel_embed import copy_to, script_in_site, script_tag, style_tag

from .fences import Ravel

log = logging.getLogger('mkdocs.plugins.ravel')
FOLDER = 'ravel'


class RavelPlugin(BasePlugin):
    config_scheme = (
        # The address of embed.js. '': the one in this package, which goes into the folder ravel of the site.
        ('script', config_options.Type(str, default='')),
        # What the browser holds embed.js against, such as 'sha384-…'.
        ('integrity', config_options.Type(str, default='')),
        # Attributes of all snippets that do not have their own, such as {timeline: compact}.
        ('options', config_options.Type(dict, default={})),
    )

    def on_config(self, config):
        defaults = {name: '' if value is True else str(value) for name, value in self.config['options'].items()}
        extensions = config['markdown_extensions']
        if 'pymdownx.superfences' not in extensions:
            extensions.append('pymdownx.superfences')
        extensions.append(Ravel(self.say, defaults, self.beside))
        self.used = False
        return config

    def on_page_markdown(self, markdown, page, config, **kwargs):
        """Lines of the file are counted from its first, not from where its metadata end."""
        self.file = page.file.src_path
        self.docs = Path(config['docs_dir'])
        # A page that another plugin has made has no file of its own.
        path = page.file.abs_src_path
        self.folder = Path(path or self.docs / page.file.src_path).parent
        whole = Path(path).read_text(encoding='utf-8-sig', errors='replace') if path else page.file.content_string
        self.lines_before = max(0, whole.rstrip().count('\n') - markdown.rstrip().count('\n'))

    def on_page_content(self, html, page, **kwargs):
        """Script and style are part of the content: themes that change pages in place take them over with that."""
        if '<ravel-playground' not in html:
            return html
        self.used = True
        here = script_in_site(FOLDER)
        address = self.config['script'] or get_relative_url(here, page.url)
        return f'{style_tag(address)}{html}\n{script_tag(address, self.config["integrity"])}\n'

    def on_post_build(self, config):
        if self.used and not self.config['script']:
            copy_to(Path(config['site_dir']) / FOLDER)

    def beside(self, name):
        """What a file beside the page says, or one in the folder of the docs where the name begins with a slash."""
        file = self.docs / name.lstrip('/') if name.startswith('/') else self.folder / name
        return file.read_text(encoding='utf-8').rstrip('\n') if file.is_file() else None

    def say(self, sentence, line):
        log.warning('%s:%d: ravel: %s', self.file, self.lines_before + line, sentence)
