package dev.backsource.edge.progressive;

import dev.backsource.edge.KeptFile;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.DiscordantSketch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file with the rollouts that an edge has aborted, which outlives its process: text in UTF-8, a line for each abort. A line begins with the CRC32C of
 * its rest and the version of its form, so that damage costs only the lines that it hits.
 */
final class AbortFile {
    private static final String VERSION = "1";
    /** Above what an edge writes. */
    static final int MAX_BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger(AbortFile.class);
    private static final int DIGITS = 8;
    private static final int FIELDS = 12;

    private final KeptFile file;

    AbortFile(Path folder, String edge) {
        this.file = new KeptFile(folder, edge, "trials");
    }

    Path path() {
        return file.path();
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it can't be written; the previous file stays
     */
    void write(List<TrialReport> aborted) throws IOException {
        var text = new StringBuilder();
        for (var each : aborted) {
            var line = line(each);
            text.append(checksum(line)).append(' ').append(line).append('\n');
        }
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        file.replace(channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** The aborts in the file; none when there is no file, or none that can be read. */
    List<TrialReport> read() {
        try {
            var size = Files.size(file.path());
            if (size > MAX_BYTES) {
                throw new IOException(size + " bytes; at most " + MAX_BYTES + " allowed");
            }
            return parse(new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warnf("aborts of progressive rollouts not read, their candidates are tried again: %s", e);
            return List.of();
        }
    }

    private static List<TrialReport> parse(String text) {
        var aborted = new ArrayList<TrialReport>();
        var damaged = 0;
        for (var line : text.split("\n")) {
            var report = report(line);
            if (report != null) {
                aborted.add(report);
            } else if (!line.isEmpty()) {
                damaged++;
            }
        }
        if (damaged > 0) {
            LOG.warnf("%d aborts of progressive rollouts damaged, their candidates are tried again", damaged);
        }
        return aborted;
    }

    private static String line(TrialReport report) {
        var fields = List.of(
                VERSION,
                report.domain(),
                report.revision(),
                report.rollout(),
                report.step(),
                report.candidates(),
                report.candidatesDiscordant(),
                report.controls(),
                report.controlsDiscordant(),
                report.sketch(),
                report.since());
        var line = new StringBuilder();
        fields.forEach(field -> line.append(field).append(' '));
        return line.append(report.reason() == null ? "" : report.reason()).toString();
    }

    /** The report of {@code line}; null when it is damaged, or of another version. */
    private static @Nullable TrialReport report(String line) {
        var begin = DIGITS + 1;
        if (line.length() < begin || !line.startsWith(checksum(line.substring(begin)) + " ")) {
            return null;
        }
        var fields = line.substring(begin).split(" ", FIELDS);
        if (fields.length < FIELDS || !fields[0].equals(VERSION)) {
            return null;
        }
        try {
            return new TrialReport(
                    fields[1],
                    Long.parseLong(fields[2]),
                    fields[3],
                    Integer.parseInt(fields[4]),
                    State.ABORTED,
                    Long.parseLong(fields[5]),
                    Long.parseLong(fields[6]),
                    Long.parseLong(fields[7]),
                    Long.parseLong(fields[8]),
                    DiscordantSketch.parse(fields[9]),
                    fields[11].isEmpty() ? null : fields[11],
                    Instant.parse(fields[10]));
        } catch (RuntimeException e) {
            return null;
        }
    }

    static String checksum(String line) {
        var checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
