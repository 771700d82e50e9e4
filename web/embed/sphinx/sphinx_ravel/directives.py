"""The directives: ``.. ravel::`` with a program and options, ``.. ravel-output::`` with what it prints, right behind it."""

from pathlib import Path

from docutils import nodes
from ravel_embed import scenario_program, understood
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from .nodes import output_in, ravel_snippet

logger = logging.getLogger(__name__)


class AnyOption(dict):
    """Takes all: what is wrong with an option is a warning, and the snippet stays."""

    def __getitem__(self, name):
        return lambda value: value or ''

    def __contains__(self, name):
        return True

    def __bool__(self):
        return True


def literal(text, kind, language):
    block = nodes.literal_block(text, text, language=language, ravel=kind)
    block['force'] = True  # a program may be cut off or wrong on purpose: no warning of the highlighter's
    return block


class Ravel(SphinxDirective):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = False
    option_spec = AnyOption()

    def run(self):
        options = dict(self.options)
        classes = options.pop('class', '').split()
        output = options.pop('output', None)
        if 'name' in options:
            options['id'] = options['name']
        if self.arguments:
            options['scenario'] = self.arguments[0]
        usual = {name: '' if value is True else str(value) for name, value in self.config.ravel_options.items()}
        defaults = {name: value for name, value in usual.items() if name not in options}
        given = understood({**defaults, **{name: value for name, value in options.items() if name != 'name'}}, self.warn)
        snippet = ravel_snippet(given=given, classes=classes)
        self.set_source_info(snippet)
        self.fill(snippet, given)
        if not len(snippet):
            return []
        if output is not None:
            snippet += literal(output, 'output', 'none')
        self.add_name(snippet)
        self.env.metadata[self.env.docname]['ravel'] = True
        return [snippet]

    def fill(self, snippet, given):
        """With the program: the text, a file's, a scenario's, or a sentence that names what will run. Or it is said why not."""
        if self.content:
            snippet += literal('\n'.join(self.content), 'code', 'js')
        elif 'src' in given and '//' not in given['src']:
            self.fill_from(snippet, given.pop('src'))
        elif 'src' in given:
            snippet += nodes.paragraph('', f'The program {given["src"]} runs here, in a browser that runs scripts.')
        elif 'scenario' in given:
            program = scenario_program(given['scenario'])
            if program is None:
                return self.say(f'Ravel has no scenario {given["scenario"]}')
            snippet += literal(program, 'code', 'js')
        else:
            self.say('this snippet has no program: write one below it, or give it the option src or scenario')
        for block in snippet:
            self.set_source_info(block)

    def fill_from(self, snippet, name):
        relative, path = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        try:
            snippet += literal(Path(path).read_text(encoding='utf-8').rstrip('\n'), 'code', 'js')
        except OSError as error:
            self.say(f'src: {relative} cannot be read: {error.strerror}')

    def warn(self, name, problem):
        """At the option's own line."""
        marks = (':id:', ':name:') if name == 'id' else (f':{name}:',)
        lines = self.block_text.splitlines()
        here = next((at for at, line in enumerate(lines) if line.strip().startswith(marks)), 0)
        self.say(f'{problem}; it is left out', self.lineno + here)

    def say(self, sentence, line=None):
        source, line = self.state_machine.get_source_and_line(line or self.lineno)
        logger.warning('ravel: %s', sentence, location=f'{source}:{line}', type='ravel')


class RavelOutput(SphinxDirective):
    has_content = True
    option_spec = {}

    def run(self):
        output = literal('\n'.join(self.content), 'output', 'none')
        self.set_source_info(output)
        before = self.state.parent[-1] if len(self.state.parent) else None
        if not isinstance(before, ravel_snippet):
            logger.warning('ravel-output: there is no snippet right before it', location=self.get_location(), type='ravel')
            return [output]
        if output_in(before) is not None:
            logger.warning('ravel-output: the snippet before it has its output', location=self.get_location(), type='ravel')
            return []
        before += output
        return []
