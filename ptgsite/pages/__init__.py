"""Schedule -> HTML pages: views are what a template may see, render is what fills templates."""
