"""Charts of the HTML report: plain numbers of the audit document → frozen drawing data.

One module per chart. Positions and lengths are percentages of the drawing, so that a chart fits any
width; the words and the SVG stand in ``templates/charts.html.j2``.
"""
