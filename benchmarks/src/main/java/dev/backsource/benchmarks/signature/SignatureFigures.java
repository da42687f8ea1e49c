package dev.backsource.benchmarks.signature;

import dev.backsource.benchmarks.run.Report;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.SignedContent;
import dev.backsource.policy.signature.TrustedKeys;
import java.lang.management.ManagementFactory;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Times signing and verifying by the processor time of one thread, events alone and 256 by one signature. */
public final class SignatureFigures {
    private static final String TOPIC = "backsource.policy-changes.v1";
    private static final int TOGETHER = 256;
    private static final int EVENTS = 20 * TOGETHER;
    private static final int ROUNDS = 6;
    private static final int VALUE_BYTES = 900;

    private final TrustedKeys trusted;
    private final EventSigner signer;
    private final byte[] value = new byte[VALUE_BYTES];

    private SignatureFigures() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        trusted = TrustedKeys.of(List.of(pair.getPublic()));
        signer = EventSigner.of(pair.getPrivate(), trusted);
        new Random(42).nextBytes(value);
    }

    public static void main(String[] args) throws Exception {
        var figures = new SignatureFigures();
        var report = Report.begin("signatures, a value of " + VALUE_BYTES + " bytes, one core");
        for (var together : List.of(1, TOGETHER)) {
            figures.time(together, report);
        }
    }

    /** Prints the last of some rounds, by when all is warm. */
    private void time(int together, Report report) {
        var signing = 0L;
        var verifying = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var begun = cpuNanos();
            var signed = sign(together);
            signing = cpuNanos() - begun;
            begun = cpuNanos();
            verify(signed);
            verifying = cpuNanos() - begun;
        }
        report.line(
                "   %3d by one signature: sign %.1f µs, verify %.1f µs an event; the headers have %d bytes",
                together, signing / 1e3 / EVENTS, verifying / 1e3 / EVENTS, headerBytes(together));
    }

    private List<Map<String, String>> sign(int together) {
        var signed = new ArrayList<Map<String, String>>();
        for (var first = 0; first < EVENTS; first += together) {
            var contents = new ArrayList<byte[]>();
            for (var i = first; i < first + together; i++) {
                contents.add(SignedContent.of(TOPIC, domain(i), attributes(i)::get, value));
            }
            signed.addAll(signer.sign(contents));
        }
        return signed;
    }

    private void verify(List<Map<String, String>> signed) {
        for (var i = 0; i < EVENTS; i++) {
            var headers = new HashMap<>(attributes(i));
            headers.putAll(signed.get(i));
            if (trusted.objection(TOPIC, domain(i), headers::get, value) != null) {
                throw new IllegalStateException("event " + i + " is not believed");
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private int headerBytes(int together) {
        return sign(together).get(0).values().stream().mapToInt(String::length).sum();
    }

    private static Map<String, String> attributes(int event) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", domain(event) + "/1",
                "ce_type", "dev.backsource.policy-changed.v1",
                "ce_source", "/config-service",
                "ce_subject", domain(event),
                "ce_time", "2026-11-26T12:00:00.123Z",
                "ce_revision", "1");
    }

    private static String domain(int event) {
        return "www" + event + ".example.com";
    }
}
