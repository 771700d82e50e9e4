"""What the package has beside its code: Ravel's built files, its scenarios, the table of attributes (setup.py puts them in)."""

import filecmp
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


def built():
    """v<version> with embed.js and all that it fetches, and the page, in which a snippet is opened."""
    packed = HERE / 'dist'
    return packed if packed.exists() else WEB / 'dist'


def script_in_site(folder):
    """Where embed.js is once the files are in this folder of a site."""
    return f'{folder}/v{VERSION}/embed.js'


def copy_to(folder):
    """Puts the files into this folder, those that are not there as they are here: a copy may have been interrupted, or be of
    a build before. Other versions stay, for pages that name them."""
    if not (built() / f'v{VERSION}' / 'embed.js').exists():
        raise FileNotFoundError(f'There is no v{VERSION} in {built()}: build Ravel first (npm --prefix web run build).')
    files = {file.relative_to(built()) for file in built().rglob('*') if file.is_file()}
    for name in sorted(files):
        copy_changed(built() / name, Path(folder) / name)
    ours = Path(folder) / f'v{VERSION}'
    for file in [file for file in ours.rglob('*') if file.is_file()]:
        if file.relative_to(folder) not in files:
            file.unlink()


def copy_changed(file, into):
    if into.is_file() and filecmp.cmp(file, into, shallow=False):
        return
    into.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all, whatever happens meanwhile.
    part = into.with_name(f'{into.name}.part')
    shutil.copy(file, part)
    part.replace(into)
