"""What the packages for Sphinx and MkDocs share: the attributes of a snippet, its markup, and Ravel's built files."""

from .attributes import understood
from .files import VERSION, copy_to, scenario_program, script_in_site
from .markup import END_TAG, code_pre, output_pre, script_tag, start_tag, style_beside, style_tag

__all__ = [
    'END_TAG',
    'VERSION',
    'code_pre',
    'copy_to',
    'output_pre',
    'scenario_program',
    'script_in_site',
    'script_tag',
    'start_tag',
    'style_beside',
    'style_tag',
    'understood',
]
