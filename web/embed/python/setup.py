# What the package carries besides its code: the table of attributes, and Ravel's built files, of this very tree.
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
        built = web / 'dist' / f'v{version}'
        if not (built / 'embed.js').exists():
            raise SystemExit(f'{built} is not built: run npm --prefix {web} run build first.')
        package = Path(self.build_lib) / 'ravel_embed'
        shutil.copytree(built, package / 'dist' / f'v{version}', dirs_exist_ok=True)
        shutil.copy(web / 'embed' / 'attributes.json', package)


setup(cmdclass={'build_py': WithRavel})
