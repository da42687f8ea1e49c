package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.ProgramOutput;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The TLS session that a server negotiates with OpenSSL, the library of wrk. */
public record TlsSession(String protocol, String cipherSuite) {
    private static final Pattern AGREED = Pattern.compile("New, (TLSv[0-9.]+), Cipher is (\\S+)");

    /**
     * Shakes hands with {@code port}.
     *
     * @throws IllegalStateException when that fails
     */
    public static TlsSession with(int port) {
        var printed = PinnedProcess.output(
                Cores.LOAD_AND_ORIGIN,
                List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port, "-servername", WrkScript.HOST));
        return parse(printed);
    }

    /** The session in the output of {@code openssl s_client}. */
    static TlsSession parse(String printed) {
        var agreed = new ProgramOutput("openssl", printed).find(AGREED);
        return new TlsSession(agreed.group(1), agreed.group(2));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %s", protocol, cipherSuite);
    }
}
