"""The fences, for Python-Markdown. superfences finds them wherever they stand, but takes no words such as no-run or
timeline=compact: so each gets a number for superfences to carry, and what was written is kept here under the number."""

import re
from html import escape

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import JavascriptLexer
from ravel_embed import END_TAG, code_pre, output_pre, scenario_program, start_tag, understood

from .info_string import read_info

FENCE = re.compile(r'([\s>]*)(`{3,}|~{3,})(.*)')
MARK = 'ravel_fence'


class Ravel(Extension):
    """`say(sentence, line)` is told what is wrong; `defaults` are the attributes of snippets without their own;
    `beside(name)` reads a file beside the page, and gives None where there is none."""

    def __init__(self, say, defaults, beside):
        super().__init__()
        self.say, self.defaults, self.beside = say, defaults, beside
        self.fences = []  # (what was written, its kind, its attributes, its line)

    def extendMarkdown(self, md):
        self.fences = []
        md.block_level_elements.append('ravel-playground')
        superfences = next(one for one in md.registeredExtensions if hasattr(one, 'extend_super_fences'))
        superfences.extend_super_fences('ravel', self.write, self.take)
        md.preprocessors.register(Numbered(md, self), 'ravel_numbered', 31.5)  # before superfences' first look
        md.preprocessors.register(AsWritten(md, self, superfences.stash), 'ravel_as_written', 24)  # after its last
        md.postprocessors.register(Joined(md, self), 'ravel_joined', 5)  # after HTML is back in its place

    @staticmethod
    def take(language, inputs, options, attrs, md):
        options[MARK] = inputs.get(MARK)
        return options[MARK] is not None

    def write(self, src='', language='', options=None, md=None, **kwargs):
        _, kind, attributes, line = self.fences[int(options[MARK])]
        if kind == 'output':
            return output_pre(src).replace('<pre ', f'<pre {MARK}="{line}" ', 1)
        given = understood(
            {**{name: value for name, value in self.defaults.items() if name not in attributes}, **attributes},
            lambda name, problem: self.say(f'{problem}; it is left out', line),
        )
        program = src if src.strip() else scenario_program(given.get('scenario', ''))
        if program is None and '//' not in given.get('src', '//'):
            name = given.pop('src')
            program = self.beside(name)
            if program is None:
                self.say(f'src: {name} cannot be read', line)
                return ''
        if program is not None:
            inside = code_pre(highlight(program, JavascriptLexer(stripnl=False), HtmlFormatter(nowrap=True)).rstrip('\n'))
        elif 'src' in given:
            inside = f'<p>The program {escape(given["src"])} runs here, in a browser that runs scripts.</p>'
        else:
            self.say(missing(given), line)
            return ''
        return start_tag(given) + inside + END_TAG


def missing(given):
    if 'scenario' in given:
        return f'Ravel has no scenario {given["scenario"]}'
    return 'this snippet has no program: write one into the fence, or give it src or scenario'


class Numbered(Preprocessor):
    def __init__(self, md, ravel):
        super().__init__(md)
        self.ravel = ravel

    def run(self, lines):
        """With an empty line around each fence of ours: two of them are no paragraph."""
        written, fence, behind_ours = [], None, None
        for number, line in enumerate(lines, 1):
            if behind_ours is not None and not is_blank(line):
                written.append(behind_ours)
            behind_ours = None
            found = FENCE.fullmatch(line.rstrip())
            if fence:
                before, mark, ours = fence
                ended = found and found[2] == mark and not found[3].strip()
                behind_ours = before.rstrip() if ended and ours else None
                outside = not is_blank(line) and len(line) - len(line.lstrip(' \t>')) < len(before)
                fence = None if ended or outside else fence
            elif found and not (found[2][0] == '`' and '`' in found[3]):
                before, mark, info = found.groups()
                read = read_info(info)
                fence = before, mark, bool(read)
                if read:
                    if written and not is_blank(written[-1]):
                        written.append(before.rstrip())
                    self.ravel.fences.append((info, *read, number))
                    line = f'{before}{mark}ravel {MARK}="{len(self.ravel.fences) - 1}"'
            written.append(line)
        return written


def is_blank(line):
    return not line.strip(' \t>\r')


class AsWritten(Preprocessor):
    """Where superfences gives a fence back, as it does in an indented block of code, it is shown as it was written."""

    def __init__(self, md, ravel, stash):
        super().__init__(md)
        self.ravel, self.stash = ravel, stash

    def run(self, lines):
        def restore(text):
            return re.sub(rf'ravel {MARK}="(\d+)"', lambda found: self.ravel.fences[int(found[1])][0], text)

        for key, (code, indent) in self.stash.stash.items():
            self.stash.stash[key] = restore(code), indent
        return [restore(line) for line in lines]


class Joined(Postprocessor):
    """Recorded output goes into the snippet before it."""

    def __init__(self, md, ravel):
        super().__init__(md)
        self.ravel = ravel

    def run(self, text):
        output = rf'<pre {MARK}="(\d+)" (slot="output">[\s\S]*?</pre>)'
        text = re.sub(rf'{END_TAG}\s*{output}', rf'<pre \2{END_TAG}', text)

        def alone(found):
            self.ravel.say('this recorded output has no snippet right before it', int(found[1]))
            return found[0].replace(f'{MARK}="{found[1]}" slot="output"', 'class="ravel-output"')

        return re.sub(output, alone, text)
