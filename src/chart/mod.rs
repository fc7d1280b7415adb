//! One chart, two pens: a ChartSpec says what is drawn, in data units; a pen draws it.
