package dev.backsource.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A verb's access to the root of the commands. */
public final class Programs {
    private Programs() {}

    public static Surroundings surroundings(@Nullable CommandSpec spec) {
        return (Surroundings) Objects.requireNonNull(spec).root().userObject();
    }
}
