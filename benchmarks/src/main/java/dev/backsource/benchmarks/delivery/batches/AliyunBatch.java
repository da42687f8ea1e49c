package dev.backsource.benchmarks.delivery.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code BatchSetCdnDomainConfig}, signed in its parameters. */
final class AliyunBatch implements BatchApi {
    private static final String MAC = "HmacSHA1";
    private static final int ID = "Bearer bsk_".length();
    private static final int SECRET = ID + 17;

    private final Exchange exchange = new Exchange();
    private final URI endpoint;
    private final String keyId;
    private final String secret;
    private final String domains;

    /** {@code authorization} is that of a bearer token, {@code Bearer bsk_ID_SECRET}. */
    AliyunBatch(int port, String authorization, List<String> domains) {
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/");
        this.keyId = authorization.substring(ID, SECRET - 1);
        this.secret = authorization.substring(SECRET);
        this.domains = String.join(",", domains);
    }

    @Override
    public void setAll(String redirectType) {
        var functions = """
                [{"functionName":"forward_scheme","functionArgs":[{"argName":"enable","argValue":"on"},\
                {"argName":"scheme_origin","argValue":"%s"}]}]""".formatted(redirectType.toLowerCase(Locale.ROOT));
        var parameters = new TreeMap<>(Map.of(
                "AccessKeyId",
                keyId,
                "Action",
                "BatchSetCdnDomainConfig",
                "DomainNames",
                domains,
                "Format",
                "JSON",
                "Functions",
                functions,
                "SignatureMethod",
                "HMAC-SHA1",
                "SignatureNonce",
                UUID.randomUUID().toString(),
                "SignatureVersion",
                "1.0",
                "Timestamp",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "Version",
                "2018-05-10"));
        parameters.put("Signature", signature("POST&%2F&" + encode(encoded(parameters))));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(parameters)))
                .build();
        exchange.send(request, "\"DomainConfigModel\"", "\"Failures\"");
    }

    private String signature(String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec((secret + "&").getBytes(UTF_8), MAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + encode(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
