package dev.backsource.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsIT {
    @Test
    void shouldGiveNoPortTwiceThoughNobodyListensOnIt() {
        // When
        var ports = new ArrayList<>(FreePorts.next(50));
        for (var i = 0; i < 300; i++) {
            ports.add(FreePorts.next());
        }

        // Then
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveTwoProcessesPortsOfDifferentSlices() throws Exception {
        // Given: this process has its slice, and the other one goes on while it is asked
        var own = FreePorts.next();
        var other = start();
        try {
            // When
            var otherPort = Integer.parseInt(
                    other.inputReader(StandardCharsets.UTF_8).readLine().strip());

            // Then
            assertThat(slice(otherPort)).isNotEqualTo(slice(own));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static int slice(int port) {
        return port / PortReservation.SIZE;
    }

    private static Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), AskingMain.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Prints a free port and waits to be ended. */
    static final class AskingMain {
        private AskingMain() {}

        public static void main(String[] args) throws IOException {
            System.out.println(FreePorts.next());
            if (System.in.read() < 0) {
                System.exit(0);
            }
        }
    }
}
