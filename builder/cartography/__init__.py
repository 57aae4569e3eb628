"""Maps: the shapes of countries, projected, cut to a frame and written as paths of SVG."""
