package dev.backsource.edge.taster;

import dev.backsource.policy.Printable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A process of the operating system. Samples go to its standard input, verdicts come from its standard output, and its standard error goes into the log,
 * by a thread each: a process that reads or writes nothing holds up nobody.
 */
final class ChildProcess implements TastingProcess {
    private static final Logger LOG = Logger.getLogger(ChildProcess.class);
    /** Options of the edge's JVM, such as a debugger's port, would keep another JVM from starting. */
    private static final List<String> OPTIONS_OF_JVMS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    private static final int MAX_LINE = 512;
    private static final long EXIT_MS = 1_000;
    private static final Verdict NO_MORE = new Verdict(Verdict.READY, "");

    private final Process process;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final BlockingQueue<Sample> unsent = new LinkedBlockingQueue<>(Taster.MOST);
    private final BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>(2 * Taster.MOST);
    private volatile boolean ready;
    private int sent;
    private int judged;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a process, which gets {@code configuration} first.
     *
     * @throws IOException when the operating system refuses
     */
    static ChildProcess start(List<String> command, Map<String, String> configuration) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OPTIONS_OF_JVMS);
        var child = new ChildProcess(builder.start());
        run("in", () -> child.write(configuration));
        run("out", child::read);
        run("err", child::log);
        return child;
    }

    private static void run(String stream, Runnable body) {
        var thread = new Thread(body, "taster-" + stream);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Start awaitReady(Duration atMost) throws InterruptedException {
        if (!begun.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return Start.UNDER_WAY;
        }
        return ready ? Start.READY : Start.FAILED;
    }

    @Override
    public void send(ConsumerRecord<String, byte[]> change) {
        unsent.add(Sample.of(sent++, change));
    }

    @Override
    public String next(Duration atMost) throws TastingFailedException, InterruptedException {
        var verdict = verdicts.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (verdict == null) {
            throw new TastingFailedException("no verdict within " + atMost.toMillis() + " ms");
        }
        if (verdict.number() != judged) {
            throw new TastingFailedException("the process " + ending());
        }
        judged++;
        return verdict.objection();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public String ending() {
        try {
            return process.waitFor(EXIT_MS, TimeUnit.MILLISECONDS)
                    ? "ended with code " + process.exitValue()
                    : "closed its output";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "closed its output";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void write(Map<String, String> configuration) {
        try (var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            Sample.writeTexts(out, configuration);
            out.flush();
            while (process.isAlive()) {
                var next = unsent.poll(EXIT_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.write(out);
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("the taster's process reads no more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            for (var verdict = Verdict.read(in); ; verdict = Verdict.read(in)) {
                if (verdict.number() == Verdict.READY) {
                    ready = true;
                    begun.countDown();
                } else {
                    verdicts.offer(verdict);
                }
            }
        } catch (IOException e) {
            LOG.debug("the taster's process writes no more", e);
        } finally {
            verdicts.offer(NO_MORE);
            begun.countDown();
        }
    }

    private void log() {
        try (var in = new BufferedInputStream(process.getErrorStream())) {
            for (var line = line(in); line != null; line = line(in)) {
                if (!line.isBlank()) {
                    LOG.warnf("taster: %s", Printable.of(line, Printable.SENTENCE));
                }
            }
        } catch (IOException e) {
            LOG.debug("the taster's process logs no more", e);
        }
    }

    /** The next line, or so much of it as a line of the log has; null at the end. */
    private static @Nullable String line(InputStream in) throws IOException {
        var bytes = new byte[MAX_LINE];
        var length = 0;
        var next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (length < MAX_LINE) {
                bytes[length++] = (byte) next;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
