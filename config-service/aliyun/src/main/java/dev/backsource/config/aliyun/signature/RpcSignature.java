package dev.backsource.config.aliyun.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code HMAC-SHA1} of RPC calls: the signature is a parameter, and covers the method and all other parameters of target and form. It
 * covers no headers, so no header has a meaning in such a call; nor has a body that is no form.
 */
final class RpcSignature {
    private static final String METHOD = "HMAC-SHA1";

    private RpcSignature() {}

    /** @throws CallRefusedException when it is incomplete, or can't be right whatever the secret is */
    static SignatureClaim read(SentCall call) {
        var parameters = call.parameters();
        requireOf("SignatureMethod", METHOD, parameters, ErrorCode.SIGNATURE_METHOD);
        requireOf("SignatureVersion", "1.0", parameters, ErrorCode.SIGNATURE_INCOMPLETE);
        if (call.body().length > 0 && call.form().isEmpty()) {
            throw incomplete("a body can be signed only as application/x-www-form-urlencoded");
        }
        var signature = require("Signature", parameters).getBytes(UTF_8);
        var text = toSign(call.method(), parameters);
        return new SignatureClaim(
                require("AccessKeyId", parameters),
                require("SignatureNonce", parameters),
                SignedAt.parse("Timestamp", require("Timestamp", parameters)),
                secret ->
                        MessageDigest.isEqual(signature, signature(secret, text).getBytes(UTF_8)));
    }

    static String signature(String secret, String text) {
        return Base64.getEncoder().encodeToString(Hmac.of("HmacSHA1", secret + "&", text));
    }

    static String toSign(String method, Map<String, String> parameters) {
        var others = new TreeMap<>(parameters);
        others.remove("Signature");
        var pairs = others.entrySet().stream()
                .map(one -> PercentEncoding.encode(one.getKey()) + "=" + PercentEncoding.encode(one.getValue()))
                .collect(Collectors.joining("&"));
        return method + "&%2F&" + PercentEncoding.encode(pairs);
    }

    private static void requireOf(String name, String only, Map<String, String> parameters, ErrorCode otherwise) {
        if (!only.equals(require(name, parameters))) {
            throw new CallRefusedException(otherwise, name + " must be " + only);
        }
    }

    private static String require(String name, Map<String, String> parameters) {
        @Nullable String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw incomplete(
                    "sign the call: " + name + " is missing, and so is Authorization: " + Acs3Signature.ALGORITHM);
        }
        return value;
    }

    private static CallRefusedException incomplete(String message) {
        return new CallRefusedException(ErrorCode.SIGNATURE_INCOMPLETE, message);
    }
}
