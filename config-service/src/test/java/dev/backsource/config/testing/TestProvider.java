package dev.backsource.config.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.infrastructure.TestFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider in the tests' process, which lets in whomever the test names, and is as hostile as a test has it be. Its keys are for ECDSA,
 * since RSA is slow in a JVM without C2. Injected into fields of this type.
 */
public final class TestProvider implements QuarkusTestResourceLifecycleManager {
    public static final String CLIENT = "backsource";
    public static final String AUDIENCE = "backsource-api";

    private static final String SECRET = "a secret: of + the client";
    private static final String JSON = "application/json";
    private static final ECKey STRANGER = newKey();

    /** What it makes of claims. */
    private volatile Function<JWTClaimsSet, String> signature = this::signed;

    private volatile UnaryOperator<JWTClaimsSet.Builder> change = UnaryOperator.identity();
    private volatile Map<String, Object> person = Map.of();
    private volatile ECKey key = newKey();
    private final Map<String, Handling> instead = new ConcurrentHashMap<>();
    private final Map<String, Authorized> codes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    /** Below those that the system hands out, so that nobody else has it while this provider is away. */
    private final int port = FreePorts.next();

    private record Authorized(String nonce, String challenge, String redirect) {}

    /** What is done with a request. */
    public interface Handling {
        void handle(HttpExchange exchange) throws IOException;
    }

    @Override
    public Map<String, String> start() {
        listen();
        try {
            var secret = Files.writeString(TestFolder.create("provider-").resolve("client-secret"), SECRET + "\n");
            return Map.of(
                    "backsource.access.oidc.issuer",
                    issuer(),
                    "backsource.access.oidc.client-id",
                    CLIENT,
                    "backsource.access.oidc.client-secret-file",
                    secret.toString(),
                    "backsource.access.oidc.audience",
                    AUDIENCE,
                    "backsource.access.oidc.answer-within",
                    "6s",
                    "backsource.access.oidc.passwords",
                    "true",
                    "backsource.access.oidc.roles.\"cdn-operators\"",
                    "operator",
                    "backsource.access.oidc.roles.\"key-makers\"",
                    "administrator@*.keys.example.com",
                    "backsource.access.oidc.roles.\"shop\"",
                    "operator@*.shop.example.com, viewer@team:shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType().equals(TestProvider.class));
    }

    @Override
    public void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            Objects.requireNonNull(threads).shutdownNow();
            server = null;
        }
    }

    /** Goes away. */
    public void leave() {
        stop();
    }

    /** Is there again, at the same address. */
    public void comeBack() {
        listen();
    }

    /** As it was at the beginning, with one who signs in. */
    public void reset(String subject, String username, String... groups) {
        signature = this::signed;
        change = UnaryOperator.identity();
        instead.clear();
        person = Map.of("sub", subject, "preferred_username", username, "groups", List.of(groups));
        if (server == null) {
            listen();
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + port + "/realm";
    }

    /** Changes the claims of tokens before they are signed. */
    public void change(UnaryOperator<JWTClaimsSet.Builder> how) {
        change = how;
    }

    public void sign(Function<JWTClaimsSet, String> how) {
        signature = how;
    }

    /** Answers one path otherwise. */
    public void answer(String path, Handling handling) {
        instead.put(path, handling);
    }

    /** Has another key from now on, and only that. */
    public void replaceKey() {
        key = newKey();
    }

    /** How often a path was asked for. */
    public int hits(String path) {
        return hits.getOrDefault(path, new AtomicInteger()).get();
    }

    /** An access token of the person. */
    public String accessToken() {
        return token(claims().audience(AUDIENCE).claim("typ", "Bearer"));
    }

    public String signed(JWTClaimsSet claims) {
        return signedBy(key, key.getKeyID(), claims);
    }

    /** By a key that it doesn't have, under the name of its own. */
    public String signedByAnother(JWTClaimsSet claims) {
        return signedBy(STRANGER, key.getKeyID(), claims);
    }

    /** Under the name of a key that it doesn't have. */
    public String signedUnderAnotherName(JWTClaimsSet claims) {
        return signedBy(key, UUID.randomUUID().toString(), claims);
    }

    public String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** With the public key as if it were a secret. */
    public String signedByThePublicKey(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedBy(ECKey key, String name, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(name).build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newCachedThreadPool();
            made.setExecutor(threads);
            made.createContext("/", this::handle);
            made.start();
            server = made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replace("/realm", "");
        hits.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
        var other = instead.get(path);
        if (other != null) {
            other.handle(exchange);
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> end(exchange, 200, description());
            case "/keys" -> end(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            case "/authorize" -> authorize(exchange);
            case "/token" -> exchangeCode(exchange);
            default -> end(exchange, 404, "{}");
        }
    }

    private String description() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["ES256"], "code_challenge_methods_supported": ["S256"],
                 "authorization_response_iss_parameter_supported": true}""".formatted(issuer());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !asked.getOrDefault("scope", "").contains("openid")) {
            end(exchange, 400, "{}");
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Authorized(asked.get("nonce"), asked.get("code_challenge"), asked.get("redirect_uri")));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state") + "&iss="
                                + URLEncoder.encode(issuer(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchangeCode(HttpExchange exchange) throws IOException {
        var asked = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var begun = codes.remove(asked.getOrDefault("code", ""));
        var basic = "Basic " + base64(encoded(CLIENT) + ":" + encoded(SECRET));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            end(exchange, 401, "{\"error\": \"invalid_client\"}");
        } else if (begun == null
                || !begun.redirect.equals(asked.get("redirect_uri"))
                || !begun.challenge.equals(sha256(asked.getOrDefault("code_verifier", "")))) {
            end(exchange, 400, "{\"error\": \"invalid_grant\"}");
        } else {
            var id = token(claims().audience(CLIENT).claim("nonce", begun.nonce));
            end(exchange, 200, """
                    {"access_token": "%s", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}""".formatted(accessToken(), id));
        }
    }

    private JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        person.forEach(claims::claim);
        return claims;
    }

    private String token(JWTClaimsSet.Builder claims) {
        return signature.apply(change.apply(claims).build());
    }

    /** Ends an answer. */
    public static void end(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", JSON);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> fields(@Nullable String form) {
        return form == null
                ? Map.of()
                : Stream.of(form.split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(
                                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
