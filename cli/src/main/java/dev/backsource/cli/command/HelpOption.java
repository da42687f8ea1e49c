package dev.backsource.cli.command;

import picocli.CommandLine.Option;

/** The help option of every verb. */
public final class HelpOption {
    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;
}
