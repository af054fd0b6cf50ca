// Drawings of reports, where gnuplot is there to make them. Not here: what is drawn (`LabReports`), running gnuplot
// (`Plotting`).

import LabReports
import Plotting

struct Drawings {
  /// What it takes; `nil` where the PATH holds none.
  let gnuplot: Gnuplot?

  init(_ console: Console) { gnuplot = Gnuplot(searching: console.variable("PATH")) }

  /// For `timing.json`: reports don't say it, but a drawing depends on it.
  var platform: (key: String, value: String) { ("gnuplot", gnuplot?.version() ?? "none") }

  /// By the plot's name. What can't be drawn is said and left out.
  func make(of plots: [Plot], _ console: Console) throws -> [String: String] {
    guard let gnuplot else { return [:] }
    var drawn: [String: String] = [:]
    for plot in plots {
      if console.isInterrupted { throw Interruption() }
      do throws(PlottingError) {
        drawn[plot.name] = try gnuplot.draw(
          plot.stem, script: plot.script, data: plot.data, title: plot.title)
      } catch {
        // Whoever interrupts us interrupts gnuplot too.
        if console.isInterrupted { throw Interruption() }
        console.report("fleetlab: \(plot.stem).svg: \(error)")
      }
    }
    return drawn
  }

  func advise(_ console: Console) {
    guard gnuplot == nil else { return }
    console.message("no drawings: gnuplot isn't on the PATH; apt-get install gnuplot-nox")
  }
}
