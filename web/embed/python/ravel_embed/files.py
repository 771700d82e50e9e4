"""What the package has beside its code: Ravel's built files, its scenarios, the table of attributes (setup.py puts them in)."""

import shutil
from pathlib import Path

from .version import VERSION

HERE = Path(__file__).resolve().parent
WEB = HERE.parent.parent.parent  # where the package is used from Ravel's own tree


def table_of_attributes():
    packed = HERE / 'attributes.json'
    return packed if packed.exists() else WEB / 'embed' / 'attributes.json'


def scenario_program(name):
    """The program of a scenario of Ravel's course; None: there is no such scenario."""
    packed = HERE / 'scenarios'
    file = packed / f'{name}.js' if packed.exists() else WEB / 'scenarios' / name / 'main.js'
    return file.read_text(encoding='utf-8').rstrip('\n') if file.exists() else None


def version_folder():
    """embed.js and all that it fetches."""
    packed = HERE / 'dist' / f'v{VERSION}'
    return packed if packed.exists() else WEB / 'dist' / f'v{VERSION}'


def script_in_site(folder):
    """Where embed.js is once the files are in this folder of a site."""
    return f'{folder}/v{VERSION}/embed.js'


def copy_to(folder):
    """Puts v<version> into this folder. What is there under that name is the same: it is not copied twice."""
    into = Path(folder) / f'v{VERSION}'
    if not (into / 'embed.js').exists():
        if not version_folder().exists():
            raise FileNotFoundError(f'{version_folder()} is not there: build Ravel first (npm --prefix web run build).')
        shutil.copytree(version_folder(), into, dirs_exist_ok=True)
