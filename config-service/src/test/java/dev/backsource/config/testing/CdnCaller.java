package dev.backsource.config.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and sends calls of Alibaba Cloud CDN's API by one access key; what it signs by is written anew here, so that both have to be right. */
public final class CdnCaller {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String keyId;
    private final String secret;
    private final InstantSource clock;

    /** With an access key as a bearer token has it, {@code bsk_ID_SECRET}. */
    public CdnCaller(int port, String token) {
        this(port, token, InstantSource.system());
    }

    /** Likewise, for a service with this clock. */
    public CdnCaller(int port, String token, InstantSource clock) {
        this(port, token.substring(4, 20), token.substring(21), clock);
    }

    public CdnCaller(int port, String keyId, String secret) {
        this(port, keyId, secret, InstantSource.system());
    }

    private CdnCaller(int port, String keyId, String secret, InstantSource clock) {
        this.clock = clock;
        this.base = URI.create("http://127.0.0.1:" + port + "/");
        this.keyId = keyId;
        this.secret = secret;
    }

    public URI base() {
        return base;
    }

    /** A call that is signed in its headers. */
    public CdnAnswer call(String action, Map<String, String> parameters) {
        return CdnAnswer.of(acs3(action, parameters));
    }

    public HttpResponse<String> acs3(String action, Map<String, String> query) {
        return send(acs3(query, acs3Headers(action, ""), ""));
    }

    public HttpResponse<String> rpc(String action, Map<String, String> others) {
        return send(get(rpcSigned("GET", rpcParameters(action, others))));
    }

    /** The headers of the API, which are to be signed. */
    public Map<String, String> acs3Headers(String action, String body) {
        var headers = new TreeMap<String, String>();
        headers.put("host", base.getAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", "2018-05-10");
        headers.put("x-acs-date", now());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", sha256(body));
        return headers;
    }

    /** A request with {@code headers}, all of them signed. */
    public HttpRequest acs3(Map<String, String> query, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + "?" + encoded(query)))
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        return request.header("Authorization", authorization(query, headers, body))
                .build();
    }

    public String authorization(Map<String, String> query, Map<String, String> headers, String body) {
        var names = String.join(";", new TreeMap<>(headers).keySet());
        var canonical = "POST\n/\n" + encoded(query) + "\n"
                + new TreeMap<>(headers)
                        .entrySet().stream()
                                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                                .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256(body);
        var signature = HexFormat.of().formatHex(hmac("HmacSHA256", secret, "ACS3-HMAC-SHA256\n" + sha256(canonical)));
        return "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + names + ",Signature=" + signature;
    }

    public Map<String, String> rpcParameters(String action, Map<String, String> others) {
        var parameters = new TreeMap<>(others);
        parameters.put("Action", action);
        parameters.put("Version", "2018-05-10");
        parameters.put("AccessKeyId", keyId);
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.putIfAbsent("SignatureNonce", UUID.randomUUID().toString());
        parameters.putIfAbsent("Timestamp", now());
        return parameters;
    }

    public Map<String, String> rpcSigned(String method, Map<String, String> parameters) {
        var signed = new TreeMap<>(parameters);
        var text = method + "&%2F&" + encode(encoded(parameters));
        signed.put("Signature", Base64.getEncoder().encodeToString(hmac("HmacSHA1", secret + "&", text)));
        return signed;
    }

    public HttpRequest get(Map<String, String> parameters) {
        return HttpRequest.newBuilder(URI.create(base + "?" + encoded(parameters)))
                .build();
    }

    public HttpRequest form(Map<String, String> parameters) {
        return HttpRequest.newBuilder(base)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(parameters)))
                .build();
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
