/** Given names, family names, company words and streets by country: data of the demo bank only. */
export interface NameBook {
  given: readonly string[];
  family: readonly string[];
  trades: readonly string[];
  legalForms: readonly string[];
  streets: readonly string[];
  mailDomains: readonly string[];
}

const words = (text: string) => text.split(' ');
const phrases = (text: string) => text.split(', ');

export const names: Record<'DE' | 'CO' | 'CL', NameBook> = {
  DE: {
    given: words(
      'Anna Lukas Mia Felix Emma Jonas Lena Paul Sophie Maximilian Laura Tim Julia Niklas Katharina Stefan Sabine Thomas Petra Andreas Monika Jürgen Ayşe Mehmet Olga Dmitri Agnieszka Piotr Elif Emre Hannah Ben Clara Moritz Ingrid Günter Birgit Ralf Heike Uwe',
    ),
    family: words(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Walter Yılmaz Kaya Demir Nowak Kowalski Ivanov Petrov Kaiser Fuchs Vogel',
    ),
    trades: phrases(
      'Elektrotechnik, Metallbau, Gartenbau, Bäckerei, Logistik, Druckerei, Autohaus, Malerbetrieb, Tischlerei, Sanitärtechnik, Werbeagentur, Fahrradladen, Gebäudereinigung, Weinhandel, Softwarehaus, Trockenbau',
    ),
    legalForms: phrases('GmbH, UG (haftungsbeschränkt), e. K., OHG, GmbH & Co. KG'),
    streets: phrases(
      'Hauptstraße, Bahnhofstraße, Lindenallee, Goethestraße, Schillerweg, Am Markt, Gartenstraße, Kirchgasse, Mühlenweg, Rosenstraße, Parkallee, Bergstraße, Ringstraße, Waldweg',
    ),
    mailDomains: words('example.de mail.example.org post.example.net'),
  },
  CO: {
    given: words(
      'Juan Camila Andrés Valentina Carlos Daniela Santiago Mariana Luis Natalia Jorge Paula Diego Laura Felipe Sofía Alejandro Carolina Sebastián Gabriela Óscar Adriana Iván Luisa Hernán Claudia Mauricio Liliana Ricardo Yolanda Wilson Marcela Fabián Ángela Nelson Rocío Germán Esperanza Édgar Tatiana',
    ),
    family: words(
      'Rodríguez Gómez González Martínez García López Hernández Sánchez Ramírez Pérez Díaz Torres Rojas Vargas Moreno Gutiérrez Jiménez Castro Ortiz Álvarez Muñoz Suárez Romero Rincón Cárdenas Ospina Arango Restrepo Mejía Zapata Quintero Salazar Valencia Cortés Parra Guerrero Peña Cifuentes Acosta Bedoya',
    ),
    trades: phrases(
      'Comercializadora, Distribuidora, Transportes, Confecciones, Ferretería, Panadería, Inversiones, Construcciones, Café de Altura, Droguería',
    ),
    legalForms: phrases('S.A.S., Ltda., S.A., E.U.'),
    streets: phrases('Carrera, Calle, Avenida Calle, Diagonal, Transversal'),
    mailDomains: words('example.co correo.example.org mail.example.net'),
  },
  CL: {
    given: words(
      'José María Cristóbal Francisca Matías Constanza Benjamín Javiera Vicente Catalina Ignacio Antonia Rodrigo Macarena Patricio Ximena Gonzalo Bárbara Claudio Paola Marcelo Verónica Hugo Loreto Sergio Soledad Raúl Pilar Eduardo Alicia Tomás Isidora Joaquín Martina Víctor Marisol Álvaro Daniela Nicolás Fernanda',
    ),
    family: words(
      'Muñoz Rojas Díaz Pérez Soto Contreras Silva Sepúlveda Morales Fuentes Araya Tapia Reyes Castillo Espinoza Valenzuela Bravo Figueroa Riquelme Vergara Godoy Carrasco Vera Lagos Saavedra Cárdenas Henríquez Pizarro Escobar Salinas Olivares Venegas Huenchumán Catrileo Yáñez Zúñiga Donoso Errázuriz Larraín Poblete',
    ),
    trades: phrases('Comercial, Constructora, Transportes, Agrícola, Importadora, Pesquera, Viña'),
    legalForms: phrases('SpA, Ltda., S.A., E.I.R.L.'),
    streets: phrases(
      'Los Aromos, Avenida Libertad, Pedro de Valdivia, Los Carrera, San Martín, Prat, Colón, Las Violetas, Arturo Alessandri, El Roble, Manuel Montt, Irarrázaval',
    ),
    mailDomains: words('example.cl correo.example.org mail.example.net'),
  },
};
