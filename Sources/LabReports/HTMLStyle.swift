// How pages look: on a screen of any width, light or dark, and on paper. Not here: what is on them
// (`HTMLPage.swift`).

enum HTMLStyle {
  /// The colours are the system's (`Canvas`, `CanvasText`), so a page follows the reader's light or
  /// dark; drawings follow with `currentColor`.
  static let text = """
    :root { color-scheme: light dark; }
    body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 70rem; background: Canvas;
      color: CanvasText; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .5rem;
      border-top: 1px solid rgba(128, 128, 128, .4); }
    p, ul, dl { margin: .75rem 0; max-width: 46rem; }
    ul { padding-left: 1.25rem; }
    a { color: inherit; }
    code { font: .9em ui-monospace, monospace; }
    pre { overflow-x: auto; padding: .75rem; background: rgba(128, 128, 128, .12); }
    .answer { font-size: 1.2rem; line-height: 1.4; max-width: 50rem; padding: .75rem 1rem;
      border-left: 4px solid #0072B2; background: rgba(128, 128, 128, .1); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1rem; max-width: 56rem; }
    dt { font-weight: 600; }
    dd { margin: 0; }
    nav { font-size: .9rem; line-height: 1.9; }
    nav a { margin-right: .9rem; white-space: nowrap; }
    .wide { overflow-x: auto; margin: .75rem 0; }
    table { border-collapse: separate; border-spacing: 0; font-size: .82rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; white-space: nowrap;
      border-bottom: 1px solid rgba(128, 128, 128, .3); }
    th { vertical-align: bottom; white-space: normal; min-width: 3rem; }
    td.long { white-space: normal; min-width: 14rem; }
    .n { text-align: right; }
    th:first-child, td:first-child { position: sticky; left: 0; background: Canvas; }
    figure { margin: 1.25rem 0; }
    figcaption { font-size: .85rem; max-width: 46rem; }
    figure svg { display: block; width: 100%; min-width: 34rem; max-width: 54rem; height: auto; }
    @media (max-width: 40rem) { body { padding: .5rem .75rem 3rem; font-size: 15px; }
      dl { display: block; } dt { margin-top: .6rem; }
      th:first-child, td:first-child { max-width: 9rem; white-space: normal; } }
    @media print { :root { color-scheme: light; } @page { margin: 14mm; }
      body { max-width: none; padding: 0; font-size: 9.5pt; color: #000; background: #fff; }
      nav { display: none; } h2 { break-after: avoid; } .wide { overflow: visible; }
      p, ul, dl, figcaption { max-width: none; } figcaption { font-size: 8pt; }
      table { font-size: 6.5pt; } th, td { padding: .15rem .3rem; }
      td { white-space: normal; overflow-wrap: normal; }
      td.n { white-space: nowrap; } td.long { min-width: 0; }
      th:first-child, td:first-child { position: static; background: none; }
      tr, figure { break-inside: avoid; } figure svg { min-width: 0; max-width: 100%; } }

    """
}
