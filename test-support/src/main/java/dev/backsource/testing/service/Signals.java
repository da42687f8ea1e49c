package dev.backsource.testing.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals that Java can't send, to a process and all that it has started. */
public final class Signals {
    private Signals() {}

    /** Pauses it, with its connections open. */
    public static void stop(ProcessHandle process) {
        send("STOP", process);
    }

    /** Lets it go on. */
    public static void goOn(ProcessHandle process) {
        send("CONT", process);
    }

    /** Sends the signal of Ctrl-C. */
    public static void interrupt(ProcessHandle process) {
        send("INT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .map(String::valueOf)
                .forEach(command::add);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
