package dev.backsource.cli.verb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that is nothing without a second one. */
abstract class GroupCommand implements Runnable {
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final void run() {
        var found = Objects.requireNonNull(spec);
        throw new ParameterException(
                found.commandLine(),
                found.name() + " takes one of "
                        + String.join(", ", found.subcommands().keySet()));
    }
}
