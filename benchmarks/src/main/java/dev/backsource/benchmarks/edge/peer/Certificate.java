package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
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
        write(
                Cores.LOAD_AND_ORIGIN,
                certificate.chain,
                certificate.key,
                List.of(
                        "-days",
                        "30",
                        "-subj",
                        "/CN=" + WrkScript.HOST,
                        "-addext",
                        "subjectAltName=DNS:" + WrkScript.HOST));
        return certificate;
    }

    /**
     * Writes {@code certificate.pem} and {@code key.pem} for all names below {@code example.com} into {@code folder}.
     *
     * @return the certificate of their root, as a PEM file
     */
    public static Path makeSigned(String cores, Path folder) {
        var root = folder.resolve("root.pem");
        var rootKey = folder.resolve("root-key.pem");
        write(cores, root, rootKey, List.of("-days", "365", "-subj", "/CN=Root of the benchmarks"));
        write(
                cores,
                folder.resolve("certificate.pem"),
                folder.resolve("key.pem"),
                List.of(
                        "-days",
                        "365",
                        "-CA",
                        root.toString(),
                        "-CAkey",
                        rootKey.toString(),
                        "-subj",
                        "/CN=www.example.com",
                        "-addext",
                        "basicConstraints=critical,CA:FALSE",
                        "-addext",
                        "subjectAltName=DNS:*.example.com"));
        return root;
    }

    /** Writes a certificate with a new key on P-256 by {@code openssl}, with further {@code options} of its {@code req -x509}. */
    public static void write(String cores, Path chain, Path key, List<String> options) {
        var command = new ArrayList<>(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-out",
                chain.toString(),
                "-keyout",
                key.toString()));
        command.addAll(options);
        PinnedProcess.output(cores, command);
    }
}
