"""The version of Ravel that this package is made of and carries."""

VERSION = '0.1.0'
