package dev.backsource.system;

import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, if there is one. */
final class DockerEngine {
    private DockerEngine() {}

    /** Why containers can't be run here; empty when they can. */
    static String missing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return "no Docker engine answers on this machine";
        }
        return succeeds("docker", "compose", "version") ? "" : "docker compose is not installed on this machine";
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
