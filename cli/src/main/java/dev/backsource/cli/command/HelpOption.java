package dev.backsource.cli.command;

import picocli.CommandLine.Option;

/** The option of every verb that says what the verb takes. */
public final class HelpOption {
    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;
}
