import express from 'express';

// Bare express: takes JSON, answers JSON. Ends with its parent.
const app = express();
app.use(express.json());
app.post('/api/partners/:partnerId/activities', (req, res) => {
  res.json({ id: req.body.kind, ok: true });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.once('disconnect', () => {
    server.close();
    server.closeAllConnections();
  });
  process.send({ port: server.address().port });
});
