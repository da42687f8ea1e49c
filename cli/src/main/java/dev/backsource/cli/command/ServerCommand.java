package dev.backsource.cli.command;

import dev.backsource.cli.outcome.Exit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that sends requests to a server. */
public abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        return run(Session.of(RunContexts.surroundings(spec), options)).code();
    }

    /** Carries out the verb. Failures are thrown. */
    protected abstract Exit run(Session session);
}
