package dev.backsource.edge.tasting;

import dev.backsource.edge.taster.Sample;
import dev.backsource.edge.taster.Verdict;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The main class of the taster's process. Samples come by standard input, which ends with the edge: the process then ends too, whatever hangs in it.
 * Verdicts go to standard output, in the order of the samples; all other output goes to standard error.
 */
public final class TastingMain {
    private static final int FAILED = 70;

    private TastingMain() {}

    public static void main(String[] arguments) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        offerToOutOfMemoryKiller();
        logWarnings();
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var configuration = Sample.readTexts(in);
        // The edge bounds the samples that are under way.
        BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
        new Thread(() -> run(configuration, samples, out), "tasting").start();
        try {
            for (var sample = Sample.read(in); sample != null; sample = Sample.read(in)) {
                samples.add(sample);
            }
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Where memory runs out, Linux ends this process rather than the edge. */
    private static void offerToOutOfMemoryKiller() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException e) {
            Logger.getLogger(TastingMain.class.getName()).log(Level.FINE, "no such file on this system", e);
        }
    }

    /** In place of the log manager's own handler, which keeps all lines until Quarkus starts. */
    private static void logWarnings() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        root.addHandler(new ConsoleHandler());
    }

    private static void run(Map<String, String> configuration, BlockingQueue<Sample> samples, DataOutputStream out) {
        try {
            var tasting = RouteTasting.start(configuration);
            new Verdict(Verdict.READY, "").write(out);
            while (true) {
                var sample = samples.take();
                new Verdict(sample.number(), tasting.taste(sample)).write(out);
            }
        } catch (Throwable e) {
            Logger.getLogger(TastingMain.class.getName()).log(Level.SEVERE, "the taster's process ends", e);
            Runtime.getRuntime().halt(FAILED);
        }
    }
}
