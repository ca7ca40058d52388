package io.headroom.report.picture;

import io.headroom.report.Dossier;
import io.headroom.store.AtomicFile;
import io.headroom.store.SaveFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The charts of a decision as SVG files in a folder.
public final class ChartFiles {
    private ChartFiles() {}

    /// Says early whether the files can be written. The folder is made if it is not there.
    ///
    /// @throws SaveFailed in one line why not, and what to do
    public static void check(Path folder) throws SaveFailed {
        AtomicFile.checkFolder(folder);
    }

    /// Writes all of them, each whole or not at all.
    ///
    /// @return the files, in order
    /// @throws SaveFailed if one cannot be written, in one line why and what to do
    public static List<Path> write(Path folder, Dossier dossier) throws SaveFailed {
        check(folder);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Chart> chart : DecisionCharts.all(dossier).entrySet()) {
            Path file = folder.resolve(chart.getKey() + ".svg");
            byte[] drawn = chart.getValue().svg();
            AtomicFile.replace(file, out -> out.write(drawn));
            written.add(file);
        }
        return written;
    }
}
