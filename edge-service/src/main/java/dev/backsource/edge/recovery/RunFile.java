package dev.backsource.edge.recovery;

import dev.backsource.edge.KeptFile;
import dev.backsource.edge.recovery.RecordSet.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file with the state of an edge's run: lines of a name and numbers, of which the first is the version of the form, and the last the CRC32C of all
 * before it. A damaged file counts as none: then the edge starts as after a regular stop.
 */
final class RunFile implements RunStore {
    /** Above what an edge writes. */
    static final int MAX_BYTES = 1 << 16;

    private static final Logger LOG = Logger.getLogger(RunFile.class);
    private static final String VERSION = "version 1";
    private static final String CHECKSUM = "crc32c ";

    private final KeptFile file;

    RunFile(Path folder, String edge) {
        this.file = new KeptFile(folder, edge, "run");
    }

    Path path() {
        return file.path();
    }

    @Override
    public void write(RunState state) throws IOException {
        var text = text(state);
        var bytes = ByteBuffer.wrap((text + CHECKSUM + checksum(text) + "\n").getBytes(StandardCharsets.US_ASCII));
        file.replace(channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    @Override
    public RunState read() {
        try {
            var size = Files.size(file.path());
            if (size > MAX_BYTES) {
                throw new IOException(size + " bytes; at most " + MAX_BYTES + " allowed");
            }
            return parse(new String(Files.readAllBytes(file.path()), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return RunState.NONE;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("record of the last run not read, starting as after a regular stop: %s", e);
            return RunState.NONE;
        }
    }

    private static String text(RunState state) {
        var text = new StringBuilder(VERSION).append('\n');
        text.append("ends ").append(state.ends()).append('\n');
        text.append("unsettled ").append(state.unsettled() ? 1 : 0).append('\n');
        text.append("applied ").append(state.applied() ? 1 : 0).append('\n');
        append(text, "trial", state.trial());
        append(text, "suspects", state.suspects());
        state.passed().forEach((partition, offset) -> append(text, "passed", partition, offset));
        state.culprits().forEach(id -> append(text, "culprit", id.partition(), id.offset()));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable RecordSet set) {
        if (set != null) {
            text.append(name).append(' ').append(set.count()).append('\n');
            set.ranges().forEach((partition, range) -> append(text, name, partition, range.first(), range.last()));
        }
    }

    private static void append(StringBuilder text, String name, long... numbers) {
        text.append(name);
        for (var number : numbers) {
            text.append(' ').append(number);
        }
        text.append('\n');
    }

    private static RunState parse(String text) throws IOException {
        var end = text.lastIndexOf(CHECKSUM);
        if (end < 0 || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
            throw new IOException("damaged");
        }
        var lines = text.substring(0, end).split("\n");
        if (!lines[0].equals(VERSION)) {
            throw new IOException("\"" + lines[0] + "\"; this edge reads " + VERSION);
        }
        var numbers = new HashMap<String, List<long[]>>();
        for (var i = 1; i < lines.length; i++) {
            var words = lines[i].split(" ");
            numbers.computeIfAbsent(words[0], name -> new ArrayList<>())
                    .add(Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray());
        }
        return state(numbers);
    }

    /** @param numbers by the name of the line; a name may have several lines */
    private static RunState state(Map<String, List<long[]>> numbers) {
        var passed = new HashMap<Integer, Long>();
        numbers.getOrDefault("passed", List.of()).forEach(of -> passed.put(Math.toIntExact(of[0]), of[1]));
        var culprits = numbers.getOrDefault("culprit", List.of()).stream()
                .map(of -> new RecordId(Math.toIntExact(of[0]), of[1]))
                .toList();
        return new RunState(
                Math.toIntExact(number(numbers, "ends")),
                number(numbers, "unsettled") == 1,
                number(numbers, "applied") == 1,
                set(numbers.get("trial")),
                set(numbers.get("suspects")),
                passed,
                culprits);
    }

    private static long number(Map<String, List<long[]>> numbers, String name) {
        return numbers.getOrDefault(name, List.of()).get(0)[0];
    }

    private static @Nullable RecordSet set(@Nullable List<long[]> numbers) {
        if (numbers == null) {
            return null;
        }
        var ranges = new HashMap<Integer, Range>();
        numbers.subList(1, numbers.size()).forEach(of -> ranges.put(Math.toIntExact(of[0]), new Range(of[1], of[2])));
        return new RecordSet(ranges, Math.toIntExact(numbers.get(0)[0]));
    }

    private static String checksum(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
