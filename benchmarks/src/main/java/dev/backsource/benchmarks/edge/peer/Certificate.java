package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.nio.file.Path;
import java.util.List;

/**
 * A self-signed certificate for the requested host, with a key on P-256, as PEM files.
 *
 * @param chain the certificate's file
 * @param key its private key's file
 */
public record Certificate(Path chain, Path key) {
    /** Makes one in {@code folder} by {@code openssl}. */
    static Certificate make(Path folder) {
        var certificate = new Certificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        PinnedProcess.output(
                Cores.LOAD_AND_ORIGIN,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-subj",
                        "/CN=" + WrkScript.HOST,
                        "-addext",
                        "subjectAltName=DNS:" + WrkScript.HOST,
                        "-days",
                        "30",
                        "-out",
                        certificate.chain.toString(),
                        "-keyout",
                        certificate.key.toString()));
        return certificate;
    }
}
