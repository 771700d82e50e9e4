# What the package carries besides its code, of this very tree: the table of attributes, Ravel's built files, its scenarios.
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

here = Path(__file__).resolve().parent
web = here.parent.parent


class WithRavel(build_py):
    def run(self):
        super().run()
        version = self.distribution.get_version()
        if not (web / 'dist' / f'v{version}' / 'embed.js').exists():
            raise SystemExit(f'Ravel is not built: run npm --prefix {web} run build first.')
        package = Path(self.build_lib) / 'ravel_embed'
        for folder in 'dist', 'scenarios':
            shutil.rmtree(package / folder, ignore_errors=True)  # of an earlier build
        shutil.copytree(web / 'dist', package / 'dist')
        (package / 'scenarios').mkdir()
        for program in (web / 'scenarios').glob('*/main.js'):
            shutil.copy(program, package / 'scenarios' / f'{program.parent.name}.js')
        shutil.copy(web / 'embed' / 'attributes.json', package)


setup(cmdclass={'build_py': WithRavel})
