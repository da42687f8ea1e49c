package dev.backsource.cli.command;

import picocli.CommandLine.Option;

/** The options of requests on many domains: whether each change goes out by share. One of the two. */
public final class RolloutMode {
    /** As the interface has it. */
    static final String IMMEDIATE = "immediate";

    @Option(
            names = "--progressive",
            description = "change the requests of each domain for a growing share of the resources, by the plan of its"
                    + " team")
    private boolean progressive;

    @Option(
            names = "--immediate",
            description =
                    "change all requests at once; where a share is the default, this takes an administrator of the"
                            + " domain")
    private boolean immediate;

    boolean isImmediate() {
        return immediate;
    }

    /** As the interface has it. */
    String word() {
        return progressive ? "progressive" : IMMEDIATE;
    }
}
