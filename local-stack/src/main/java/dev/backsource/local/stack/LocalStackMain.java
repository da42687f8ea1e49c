package dev.backsource.local.stack;

import dev.backsource.local.demo.ApiClient;
import dev.backsource.local.demo.DemoDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The program of {@code ./backsource up}: the whole stack with a demo domain, until it is stopped. Its arguments are the
 * repository's root and, if one is to listen for a debugger, a service. Ends with 1 when the stack does not come up.
 */
public final class LocalStackMain {
    /** Kept, since the log manager forgets the level of a logger without references. */
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");

    private LocalStackMain() {}

    public static void main(String[] args) throws InterruptedException {
        var stopping = new AtomicBoolean();
        try {
            run(configuration(args), stopping);
        } catch (StackException | IllegalStateException e) {
            if (!stopping.get()) {
                System.err.println("\nbacksource: " + e.getMessage());
                System.exit(1);
            }
            // A start that Ctrl-C broke off fails somewhere. That is no error to show; the process is about to end.
        }
    }

    private static StackConfiguration configuration(String[] args) {
        var standard = StackConfiguration.standard(Path.of(args[0]), System.getenv());
        return args.length < 2 ? standard : standard.withDebugger(Debugger.of(args[1], System.getenv()));
    }

    private static void run(StackConfiguration configuration, AtomicBoolean stopping) throws InterruptedException {
        var began = System.nanoTime();
        logToFile(configuration.log("launcher"));
        var stack = LocalStack.prepare(configuration, LocalStackMain::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, stopping), "stop"));
        say("starting Backsource");
        stack.start();
        var administrator = AdministratorHeader.of(configuration);
        administrator.show(LocalStackMain::say);
        var api = new ApiClient(stack.api(), administrator.kept());
        say(new DemoDomain(api, "127.0.0.1").register());
        var link = api.expect(200, "POST", "/sign-in-links", null).getString("path");
        say(String.format(Locale.ROOT, "Backsource ready in %.1f s", (System.nanoTime() - began) / 1e9));
        System.out.println(new Welcome(configuration, Path.of("")).text(link));
        ControlSocket.serve(stack, LocalStackMain::say);
        new CountDownLatch(1).await();
    }

    private static void stop(LocalStack stack, AtomicBoolean stopping) {
        stopping.set(true);
        if (!stack.isClosed()) {
            say("stopping");
            stack.close();
            say("stopped");
        }
    }

    private static void say(String line) {
        System.out.println("backsource: " + line);
    }

    /** Sends the logs of broker and database clients to a file, away from the lines of progress. */
    private static void logToFile(Path log) {
        try {
            Files.createDirectories(log.getParent());
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            LogManager.getLogManager().reset();
            var handler = new FileHandler(log.toString());
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
            KAFKA_CLIENT.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
