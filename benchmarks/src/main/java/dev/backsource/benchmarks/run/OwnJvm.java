package dev.backsource.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start another JVM like this one. */
public final class OwnJvm {
    /** A heap of 512 MiB and the serial collector. */
    public static final List<String> SMALL = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    private OwnJvm() {}

    /** The program of this JVM. */
    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@code options}, and those of the system property {@code asked}, to start a recording or to try another collector. */
    public static List<String> options(List<String> options, String asked) {
        var all = new ArrayList<>(options);
        var more = System.getProperty(asked, "");
        all.addAll(more.isBlank() ? List.of() : List.of(more.strip().split(" +")));
        return all;
    }

    /** Runs {@code main}, from the class path of this JVM, with {@code arguments}; {@code options} are the JVM's. */
    public static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(program());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
