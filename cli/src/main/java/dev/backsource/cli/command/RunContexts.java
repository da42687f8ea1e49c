package dev.backsource.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A verb's access to the root of the commands. */
public final class RunContexts {
    private RunContexts() {}

    public static RunContext surroundings(@Nullable CommandSpec spec) {
        return (RunContext) Objects.requireNonNull(spec).root().userObject();
    }
}
