package fr.parchemin.app.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/** A QR code as one outline: sharp at any size, and without seams between its squares. The template leaves its margin. */
final class QrCode implements Drawings.Drawing {

    private static final Color INK = new Color(0x16202e);

    @Override
    public void draw(String data, Graphics2D square) {
        var code = encode(data);
        square.scale(1.0 / code.getWidth(), 1.0 / code.getHeight());
        square.setColor(INK);
        square.fill(outline(code));
    }

    private static BitMatrix encode(String data) {
        try {
            return new QRCodeWriter()
                    .encode(
                            data,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + data, e);
        }
    }

    private static Path2D outline(BitMatrix code) {
        var outline = new Path2D.Double();
        for (int y = 0; y < code.getHeight(); y++) {
            int x = 0;
            while (x < code.getWidth()) {
                int from = x;
                while (x < code.getWidth() && code.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    outline.append(new Rectangle2D.Double(from, y, x - from, 1), false);
                }
                x = Math.max(x, from + 1);
            }
        }
        return outline;
    }
}
