package dev.backsource.config.aliyun.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import dev.backsource.policy.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code ACS3-HMAC-SHA256}: the signature is in {@code Authorization}, and covers the method, the path, the parameters of the target, the
 * headers that it names and the hash of the body. It has to name every header that has a meaning.
 */
final class Acs3Signature {
    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " +Credential=([^,\\s]{1,128}), *SignedHeaders=([a-z0-9;_-]{1,4096}), *Signature=([0-9a-f]{64})");

    private static final String CONTENT_HASH = "x-acs-content-sha256";
    private static final String DATE = "x-acs-date";
    private static final String NONCE = "x-acs-signature-nonce";
    private static final String TOKEN = "x-acs-security-token";
    private static final String OWN = "x-acs-";

    private Acs3Signature() {}

    /** Whether a call claims such a signature. */
    static boolean isIn(SentCall call) {
        return call.header("authorization").stream().anyMatch(value -> value.startsWith(ALGORITHM));
    }

    /** @throws CallRefusedException when it is incomplete, or can't be right whatever the secret is */
    static SignatureClaim read(SentCall call) {
        var authorization = authorization(call);
        var signed = List.of(authorization.group(2).split(";", -1));
        refuseToken(call);
        requireSigned(call, signed);
        requireHash(call);
        var text = ALGORITHM + "\n" + Sha256.hex(canonical(call, signed));
        var signature = authorization.group(3).getBytes(US_ASCII);
        return new SignatureClaim(
                authorization.group(1),
                only(call, NONCE),
                SignedAt.parse(DATE, only(call, DATE)),
                secret ->
                        MessageDigest.isEqual(signature, signature(secret, text).getBytes(US_ASCII)));
    }

    private static String signature(String secret, String text) {
        return HexFormat.of().formatHex(Hmac.of("HmacSHA256", secret, text));
    }

    private static Matcher authorization(SentCall call) {
        var values = call.header("authorization");
        var form = AUTHORIZATION.matcher(values.get(0));
        if (values.size() > 1 || !form.matches()) {
            throw incomplete("send one header Authorization: " + ALGORITHM
                    + " Credential=ACCESS_KEY_ID,SignedHeaders=host;x-acs-action;…,Signature=64 hexadecimal digits");
        }
        return form;
    }

    private static void refuseToken(SentCall call) {
        if (!call.header(TOKEN).isEmpty()) {
            throw new CallRefusedException(
                    ErrorCode.SECURITY_TOKEN,
                    "temporary credentials are not supported; omit " + TOKEN
                            + " and sign with an access key of this service");
        }
    }

    /** The host, the type of the body and all of the API's own headers determine the effect of a call. */
    private static void requireSigned(SentCall call, List<String> signed) {
        if (!new ArrayList<>(signed).equals(signed.stream().distinct().sorted().toList())) {
            throw incomplete("SignedHeaders must list each header once, in alphabetical order");
        }
        var missing =
                signed.stream().filter(name -> call.header(name).size() != 1).findFirst();
        if (missing.isPresent()) {
            throw incomplete("SignedHeaders lists " + Printable.of(missing.get())
                    + ", which must occur exactly once and occurs "
                    + call.header(missing.get()).size() + " times");
        }
        var needed = new HashSet<String>(List.of("host", CONTENT_HASH, DATE, NONCE));
        call.headers().keySet().stream().filter(name -> name.startsWith(OWN)).forEach(needed::add);
        if (call.body().length > 0 && !call.header("content-type").isEmpty()) {
            needed.add("content-type");
        }
        needed.removeAll(signed);
        if (!needed.isEmpty()) {
            throw incomplete("sign these headers too and list them in SignedHeaders: "
                    + needed.stream().sorted().map(Printable::of).collect(Collectors.joining(", ")));
        }
    }

    private static void requireHash(SentCall call) {
        var said = only(call, CONTENT_HASH).getBytes(UTF_8);
        if (!MessageDigest.isEqual(said, Sha256.hex(call.body()).getBytes(UTF_8))) {
            throw new CallRefusedException(
                    ErrorCode.BODY_HASH_DIFFERS, CONTENT_HASH + " is not the SHA-256 of the received body");
        }
    }

    static String canonical(SentCall call, List<String> signed) {
        var text = new StringBuilder(call.method())
                .append('\n')
                .append(call.path())
                .append('\n')
                .append(pairs(call.query()))
                .append('\n');
        for (var name : signed) {
            text.append(name).append(':').append(only(call, name)).append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(Sha256.hex(call.body()))
                .toString();
    }

    /** Sorted by their decoded names. */
    private static String pairs(Map<String, String> query) {
        return new TreeMap<>(query)
                .entrySet().stream()
                        .map(one -> PercentEncoding.encode(one.getKey()) + "=" + PercentEncoding.encode(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String only(SentCall call, String name) {
        var values = call.header(name);
        @Nullable String value = values.size() == 1 ? values.get(0).strip() : null;
        if (value == null) {
            throw incomplete("the header " + name.toLowerCase(Locale.ROOT) + " must occur exactly once");
        }
        return value;
    }

    private static CallRefusedException incomplete(String message) {
        return new CallRefusedException(ErrorCode.SIGNATURE_INCOMPLETE, message);
    }
}
